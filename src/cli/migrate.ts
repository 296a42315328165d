import { ParleyError } from '#contracts/errors.ts';
import { migrate } from '#memory/migrate.ts';
import { runCommand } from './database/run-command.ts';

/** Of the role made by the embedded engine and the compose file, when no address names another. */
const APP_ROLE_DEFAULT = 'parley_app';

await runCommand(async () => {
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl } = process.env;
  if (!ownerUrl) {
    throw new ParleyError(
      'CONFIG_INVALID',
      'DATABASE_OWNER_URL must name the role that owns the schema, such as ' +
        'postgresql://USER:PASSWORD@HOST:PORT/DATABASE. `npm start` migrates its own database.',
    );
  }
  const appRole = appUrl ? decodeURIComponent(new URL(appUrl).username) : APP_ROLE_DEFAULT;
  const { applied } = await migrate({
    ownerUrl,
    appRole,
    onProgress: (line) => console.log(line),
  });
  if (applied.length === 0) console.log('The database is up to date');
});
