'use strict';
const { NodeSDK } = require('@opentelemetry/sdk-node');
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
const { ExpressInstrumentation } = require('@opentelemetry/instrumentation-express');
const { PgInstrumentation } = require('@opentelemetry/instrumentation-pg');
const intake = `http://127.0.0.1:${process.env.INTAKE || 8700}`;
const exporter = process.env.EXPORTER === 'zipkin'
  ? new (require('@opentelemetry/exporter-zipkin').ZipkinExporter)({ url: intake + '/api/v2/spans' })
  : process.env.EXPORTER === 'proto'
    ? new (require('@opentelemetry/exporter-trace-otlp-proto').OTLPTraceExporter)({ url: intake + '/v1/traces' })
    : new (require('@opentelemetry/exporter-trace-otlp-http').OTLPTraceExporter)({ url: intake + '/v1/traces' });
const sdk = new NodeSDK({
  serviceName: 'shop',
  traceExporter: exporter,
  instrumentations: [new HttpInstrumentation(), new ExpressInstrumentation(), new PgInstrumentation()],
});
sdk.start();
process.on('SIGTERM', () => sdk.shutdown());
