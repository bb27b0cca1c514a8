// `npm run sbom [-- FILE]`: the software bill of materials of what ships, as CycloneDX JSON.
import { writeFileSync } from 'node:fs';
import { knownLicences } from './known-licences.mjs';
import { askNpm } from './npm.mjs';

const { code, out, err } = await askNpm(['sbom', '--sbom-format=cyclonedx', '--omit=dev']);
if (code !== 0) {
  console.error(`npm could not make the bill of materials:\n${err}`);
  process.exit(1);
}
const bill = JSON.parse(out);
// npm takes the name of the folder, which is another on each machine.
bill.metadata.component.name = 'besked';
for (const component of bill.components) {
  const id = knownLicences[component.name];
  if (id !== undefined) component.licenses = [{ license: { id } }];
}
const text = `${JSON.stringify(bill, null, 2)}\n`;
const [file] = process.argv.slice(2);
if (file === undefined) process.stdout.write(text);
else {
  writeFileSync(file, text);
  console.error(`${file}: ${bill.components.length} packages.`);
}
