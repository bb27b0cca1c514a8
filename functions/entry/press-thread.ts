import { parentPort } from 'node:worker_threads';
import type { PaperDocument } from '#functions/ports/paper.ts';
import { installedFonts } from '#functions/adapters/installed-fonts.ts';
import { pdfkitPress } from '#functions/adapters/pdfkit-press.ts';
import type { Printed } from '#functions/adapters/worker-press.ts';

/** The thread of `workerPress`: prints the papers that it is sent. */
const press = pdfkitPress({ readFont: installedFonts });

parentPort?.on('message', (paper: PaperDocument) => {
  press.print(paper).then(
    (bytes) => parentPort?.postMessage({ bytes } satisfies Printed, [bytes.buffer]),
    // Its message may hold what a customer wrote.
    (error: unknown) =>
      parentPort?.postMessage({
        error: error instanceof Error ? error.name : typeof error,
      } satisfies Printed),
  );
});
