import { ApiProblem } from '../../client/problem.ts';

/** Why nobody was signed in, and what to do about it. */
export function refusalWords(error: Error): string {
  if (!(error instanceof ApiProblem)) return error.message;
  switch (error.code) {
    case 'KEY_UNKNOWN':
    case 'KEY_MISSING':
      return 'Nobody has this key, or it was revoked. Check that you copied all of it, or ask an administrator for a new one.';
    case 'RATE_LIMITED':
      return 'Too many wrong keys came from here. Wait a minute, then try again.';
    case 'BODY_INVALID':
      return 'This is too long to be a key. Copy the key alone, without anything around it.';
    case 'UNREACHABLE':
      return 'Parley does not answer. Check that it is running, then try again.';
    case 'DATABASE_UNAVAILABLE':
      return 'Parley is up, but its database is away. Try again in a moment.';
    default:
      return error.message;
  }
}
