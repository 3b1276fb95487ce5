// `npm start`: installs what is missing, builds where something changed, serves. Options go to the server: npm start -- --lan --port 8080
import { build } from './build.mjs';
import { installPackages } from './packages.mjs';

await installPackages();
if (!(await build('node', { ifNeeded: true }))) process.exit(1);
// In this process, so that Ctrl+C and SIGTERM reach the server's own way to stop.
await import('../server.mjs');
