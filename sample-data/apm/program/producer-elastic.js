'use strict';
require('elastic-apm-node').start({
  serviceName: 'shop', serverUrl: `http://127.0.0.1:${process.env.INTAKE || 8700}`, apiRequestTime: '2s',
  metricsInterval: '0s', centralConfig: false, cloudProvider: 'none', captureBody: 'off', logLevel: 'off',
  exitSpanMinDuration: '0ms', spanCompressionEnabled: process.env.COMPRESS === '1', spanStackTraceMinDuration: '-1s',
});
