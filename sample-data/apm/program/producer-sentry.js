'use strict';
const Sentry = require('@sentry/node');
Sentry.init({ dsn: `http://key@127.0.0.1:${process.env.INTAKE || 8700}/1`, tracesSampleRate: 1, release: 'shop@1', serverName: 'shop', traceLifecycle: 'static' });
process.on('SIGTERM', () => Sentry.flush(2000));
