// `npm run audit`: known weaknesses in what ships. An endpoint that does not answer is said, not failed.
import { askNpm } from './npm.mjs';

const { code, out, err } = await askNpm(['audit', '--omit=dev', '--json']);

const report = () => {
  try {
    return JSON.parse(out);
  } catch {
    return {};
  }
};

const { vulnerabilities, metadata, message } = report();
if (vulnerabilities === undefined) {
  const why = /\b[45]\d\d [A-Za-z ]+|\bE[A-Z]{4,}\b/.exec(`${message} ${err}`)?.[0].trim();
  console.log(
    `npm audit: its endpoint did not answer, so nothing was checked (${why ?? 'no report'}).`,
  );
} else {
  for (const { name, severity, range } of Object.values(vulnerabilities))
    console.log(`${severity.padEnd(9)} ${name} ${range}`);
  console.log(
    `npm audit: ${metadata?.vulnerabilities?.total ?? 0} known weaknesses in what ships.`,
  );
  process.exitCode = code;
}
