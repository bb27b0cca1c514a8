import { message, submission } from '#test/contract/store-fixtures.ts';
import { openTestStore } from '#test/contract/test-store.ts';

/** A process that accepts submissions without end and prints each receipt token once it is answered. */
const store = await openTestStore({ file: process.argv[2] ?? '' });
for (;;) {
  const batch = Array.from({ length: 3 }, (_, index) => {
    const id = `${process.pid}-${performance.now()}-${index}`;
    return submission({ id, reference: id });
  });
  await Promise.all(
    batch.map(async (each) => {
      await store.accept(each, [message(each)], 0);
      process.stdout.write(`${each.receiptToken}\n`);
    }),
  );
}
