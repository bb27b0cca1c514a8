import { DatabaseSync } from 'node:sqlite';

/** A process that holds the write lock of the database in its first argument until its input ends. */
const database = new DatabaseSync(process.argv[2] ?? '');
database.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
process.stdout.write('locked\n');
process.stdin.on('end', () => process.exit(0)).resume();
