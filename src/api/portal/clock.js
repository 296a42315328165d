// Counts a deadline down; without it the page says the moment itself. `data-now` is the server's
// clock when the page was made, so that a wrong clock on this side shows no wrong time.
for (const clock of document.querySelectorAll('time[data-until]')) {
  const until = Number(clock.dataset.until);
  const behind = Number(clock.dataset.now) - Date.now();
  const said = clock.nextElementSibling;
  const timer = setInterval(show, 1000);
  show();

  function show() {
    const left = Math.floor((until - Date.now() - behind) / 1000);
    if (left < 0) {
      clearInterval(timer);
      said.textContent = 'The time is over. Load the page again to see where it stands.';
      for (const it of document.querySelectorAll('section.answer button')) it.disabled = true;
      return;
    }
    const days = Math.floor(left / 86400);
    const time = [left / 3600, (left / 60) % 60, left % 60].map((it, at) =>
      String(Math.floor(it) % (at === 0 ? 24 : 60)).padStart(2, '0'),
    );
    said.textContent = `${days > 0 ? `${days} d ` : ''}${time.join(':')} left`;
  }
}
