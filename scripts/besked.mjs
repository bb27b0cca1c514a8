// Every npm script starts here, with whatever Node there is: `node scripts/besked.mjs TASK [arguments]`.
// No import stands above the check, so that an old Node gets a sentence and not a syntax error.
const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(
    `Besked needs Node 20 or newer to start; this is ${process.versions.node}. See https://nodejs.org.`,
  );
  process.exit(1);
}

import('./tasks.mjs')
  .then(({ perform }) => perform(process.argv[2], process.argv.slice(3)))
  .then(
    (code) => process.exit(code),
    (fault) => {
      console.error(fault?.told ? fault.message : fault);
      process.exit(1);
    },
  );
