#!/usr/bin/env node
// A mirror on a loopback port: mirror.js DIR LOG
//
// Serves the files below DIR, prints its port, and appends each path it is asked for to LOG. A file F.cut beside F makes
// every response end half-way; F.once makes the first response to F the status that F.once holds.
const { appendFileSync, existsSync, readFileSync, rmSync } = require('node:fs');
const { createServer } = require('node:http');
const [dir, log] = process.argv.slice(2);

const server = createServer((request, response) => {
  const path = decodeURIComponent(request.url);
  const file = dir + path;
  appendFileSync(log, `${path}\n`);
  if (existsSync(`${file}.once`)) {
    const status = Number(readFileSync(`${file}.once`));
    rmSync(`${file}.once`);
    response.writeHead(status).end();
  } else if (existsSync(file)) {
    const content = readFileSync(file);
    response.writeHead(200, { 'content-length': content.length });
    if (existsSync(`${file}.cut`)) {
      response.write(content.subarray(0, content.length / 2), () => response.destroy());
    } else {
      response.end(content);
    }
  } else {
    response.writeHead(404).end();
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
