import { readFileSync } from 'node:fs';

// Prints the counts as the last line, and fails where a step failed or nothing ran.
const [file, lint, tests] = process.argv.slice(2);
let passed = 0;
let failed = 0;
try {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed = report.numPassedTests;
  failed =
    report.numFailedTests +
    report.testResults.filter((it) => it.status === 'failed' && it.assertionResults.length === 0)
      .length;
} catch (error) {
  console.error(`The test report cannot be read: ${error.message}`);
}
if (lint !== '0') console.error('npm run lint failed.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = lint === '0' && tests === '0' && passed > 0 && failed === 0 ? 0 : 1;
