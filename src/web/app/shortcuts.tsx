import { Kbd, Modal, Stack, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { places } from './places.ts';

/** Keys belong to the field then, and to nothing else on the page. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** How long after `g` the letter of a place still counts. */
const SECOND_KEY_MS = 1_500;

const onPages: readonly [keys: string, what: string][] = [
  ['/', 'Search'],
  ['j  k', 'Next and previous row'],
  ['Enter', 'Open the row'],
  ['a', 'Approve, where a question is open'],
  ['?', 'Show these keys'],
];

/** `g` and a letter goes to a place, `?` shows all keys. */
export function Shortcuts() {
  const navigate = useNavigate();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    let goesUntilMs = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const place = places.find((it) => it.letter === event.key);
      if (Date.now() < goesUntilMs && place !== undefined) {
        goesUntilMs = 0;
        event.preventDefault();
        event.stopImmediatePropagation();
        void navigate({ to: place.to as '/' });
      } else if (event.key === 'g') goesUntilMs = Date.now() + SECOND_KEY_MS;
      else if (event.key === '?') setShown(true);
    };
    // Before the pages' own keys, so that `g a` goes to approvals and approves nothing.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [navigate]);
  return (
    <Modal opened={isShown} onClose={() => setShown(false)} title="Keys" size="md">
      <Stack>
        <Text size="sm">Not while you type in a field.</Text>
        <Table>
          <Table.Tbody>
            {[
              ...onPages,
              ...places.map((it): [string, string] => [`g  ${it.letter}`, `Go to ${it.name}`]),
            ].map(([keys, what]) => (
              <Table.Tr key={keys}>
                <Table.Td w={120}>
                  {keys.split('  ').map((it) => (
                    <Kbd key={it} mr={4}>
                      {it}
                    </Kbd>
                  ))}
                </Table.Td>
                <Table.Td>{what}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Modal>
  );
}
