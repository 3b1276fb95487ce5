// The plainest of web servers: hosts build-static in a subfolder, with index.html for folders and no rewriting. `node subfolder.mjs PORT`
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';

const FOLDER = '/training/guesthouse/';
const root = resolve('build-static');
if (!existsSync(root)) {
	console.error('There is no static product yet: npm run build:static');
	process.exit(1);
}
/** @type {Record<string, string>} */
const TYPES = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.woff2': 'font/woff2',
	'.webmanifest': 'application/manifest+json'
};

createServer((request, response) => {
	const { pathname } = new URL(request.url ?? '/', 'http://localhost');
	if (!pathname.startsWith(FOLDER)) return response.writeHead(404).end('not in the folder');
	const path = join(root, normalize(decodeURIComponent(pathname.slice(FOLDER.length))));
	const found = statSync(path, { throwIfNoEntry: false });
	if (found?.isDirectory() && !pathname.endsWith('/')) return response.writeHead(301, { location: `${pathname}/` }).end();
	const file = found?.isDirectory() ? join(path, 'index.html') : path;
	if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end('no such file');
	response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
	createReadStream(file).pipe(response);
}).listen(Number(process.argv[2]), '127.0.0.1');
