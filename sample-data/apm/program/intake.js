'use strict';
// Stands in for the producers' servers: keeps what is sent to it, as it is sent, in the folder given.
const fs = require('fs');
const http = require('http');
const path = require('path');
const zlib = require('zlib');
const { decode } = require('@msgpack/msgpack');
const folder = process.argv[2];
fs.mkdirSync(folder, { recursive: true });
const json = value => JSON.stringify(value, (key, v) => typeof v === 'bigint' ? `@@${v}@@`
  : v instanceof Map ? Object.fromEntries(v) : v).replace(/"@@(\d+)@@"/g, '$1');
const append = (name, text) => fs.appendFileSync(path.join(folder, name), text);
function plain(request, body) {
  const encoding = request.headers['content-encoding'];
  if (encoding === 'gzip' || (body[0] === 0x1f && body[1] === 0x8b)) return zlib.gunzipSync(body);
  if (encoding === 'deflate') return zlib.inflateSync(body);
  return body;
}
function keep(request, body) {
  const url = request.url;
  if (url.startsWith('/v1/traces')) {
    if (String(request.headers['content-type']).includes('json')) append('otlp.jsonl', body.toString() + '\n');
    else {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(body.length);
      append('otlp.delimited.pb', Buffer.concat([length, body]));
      fs.writeFileSync(path.join(folder, `otlp-${Date.now()}.pb`), body);
    }
  } else if (url.startsWith('/api/v2/spans')) append('zipkin2.pages.json', body.toString() + '\n');
  else if (url.startsWith('/api/v1/spans')) append('zipkin1.pages.json', body.toString() + '\n');
  else if (url.startsWith('/v0.')) append('datadog.pages.json', json(decode(body, { useBigInt64: true })) + '\n');
  else if (url.startsWith('/intake/v2/events')) append('elastic.ndjson', body.toString());
  else if (url.includes('/envelope')) append('sentry.envelopes', body.toString() + '\n');
  else append('other.txt', `${request.method} ${url} ${body.length}\n`);
}
http.createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', () => {
    try { keep(request, plain(request, Buffer.concat(parts))); } catch (problem) { append('other.txt', `${request.url} ${problem}\n`); }
    response.setHeader('content-type', 'application/json');
    if (request.url === '/info') response.end('{"endpoints":["/v0.4/traces"],"client_drop_p0s":false}');
    else response.end('{}');
  });
}).listen(Number(process.env.INTAKE || 8700), '127.0.0.1', () => process.stdout.write('ready\n'));
