'use strict';
// What the shop stands on: its database, and the two services it calls.
const http = require('http');
async function main() {
  const { PGlite } = await import('@electric-sql/pglite');
  const { PGLiteSocketServer } = await import('@electric-sql/pglite-socket');
  const db = await PGlite.create();
  await db.exec(`
    CREATE TABLE customers (id int PRIMARY KEY, name text);
    INSERT INTO customers SELECT i, 'customer ' || i FROM generate_series(1, 50) i;
    CREATE TABLE orders (id int PRIMARY KEY, customer_id int);
    INSERT INTO orders SELECT i, 1 + i % 50 FROM generate_series(1, 500) i;
    CREATE TABLE lines (id int, product_id int, note text);
    INSERT INTO lines SELECT i, i % 100, 'note ' || i || repeat('x', 40) FROM generate_series(1, 120000) i;`);
  const server = new PGLiteSocketServer({ db, port: Number(process.env.PGPORT || 5499), host: '127.0.0.1' });
  await server.start();
  http.createServer((request, response) => {
    setTimeout(() => response.end('{"ok":true}'), request.url === '/price' ? 25 : 35);
  }).listen(Number(process.env.UPSTREAM || 8600), '127.0.0.1', () => process.stdout.write('ready\n'));
}
main();
