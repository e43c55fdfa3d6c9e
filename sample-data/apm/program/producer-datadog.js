'use strict';
require('dd-trace').init({ service: 'shop', hostname: '127.0.0.1', port: Number(process.env.INTAKE || 8700), flushInterval: 500,
  startupLogs: false, remoteConfig: { enabled: false }, telemetry: { enabled: false }, runtimeMetrics: false, env: 'record' });
