import { forecastLines } from '#domain/learning/forecast/forecast.ts';
import { runCommand } from './database/run-command.ts';
import { forecastLine } from './forecast/forecast-line.ts';
import { parseForecastWish } from './forecast/forecast-options.ts';
import { readOrderFile, refuseRepeats } from './forecast/order-file.ts';

let isUnderstood = false;
await runCommand(async () => {
  const { historyFile, ordersFile } = parseForecastWish(process.argv.slice(2));
  const history = await readOrderFile(historyFile);
  const orders = await readOrderFile(ordersFile);
  refuseRepeats([
    { file: historyFile, lines: history },
    { file: ordersFile, lines: orders },
  ]);
  isUnderstood = true;
  const forecasts = forecastLines([...history, ...orders]);
  const lines = orders.flatMap(({ id }) => {
    const forecast = forecasts.get(id);
    return forecast === undefined ? [] : `${forecastLine(id, forecast)}\n`;
  });
  process.stdout.write(lines.join(''));
});
if (!isUnderstood) process.exitCode = 2;
