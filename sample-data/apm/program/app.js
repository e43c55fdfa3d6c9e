'use strict';
// A small shop on PostgreSQL (PGlite), the same whoever watches it: GET /orders asks once for the
// list and once for each of six orders, /catalog asks one slow question, /checkout calls two other
// services one after another, /health asks nothing.
const producer = process.argv[2];
require(`./producer-${producer}.js`);
const express = require('express');
const http = require('http');
const { Client } = require('pg');

const PORT = Number(process.env.PORT || 8500);
const client = new Client({ host: '127.0.0.1', port: Number(process.env.PGPORT || 5499), user: 'postgres', database: 'postgres' });

function call(path) {
  return new Promise((resolve, reject) => {
    http.get({ host: '127.0.0.1', port: Number(process.env.UPSTREAM || 8600), path }, answer => {
      answer.resume();
      answer.on('end', resolve);
    }).on('error', reject);
  });
}

async function main() {
  await client.connect();
  const app = express();
  app.get('/orders', async (request, response) => {
    const orders = await client.query('SELECT id, customer_id FROM orders ORDER BY id LIMIT 6');
    const rows = [];
    for (const order of orders.rows) {
      const customer = await client.query('SELECT name FROM customers WHERE id = $1', [order.customer_id]);
      rows.push({ id: order.id, customer: customer.rows[0].name });
    }
    response.json(rows);
  });
  app.get('/catalog/:id', async (request, response) => {
    const found = await client.query('SELECT count(*) AS n FROM lines WHERE product_id = $1 AND note LIKE \'%x%\'', [request.params.id]);
    response.json(found.rows[0]);
  });
  app.get('/checkout', async (request, response) => {
    await call('/price');
    await call('/stock');
    response.json({ ok: true });
  });
  app.get('/health', (request, response) => response.json({ ok: true }));
  const server = app.listen(PORT, async () => {
    process.stdout.write('ready\n');
  });
  process.on('SIGTERM', async () => {
    server.close();
    setTimeout(() => process.exit(0), 4000);
  });
}
main();
