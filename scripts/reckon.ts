// `npm run reckon`: asks the model's equations for numbers, without a world and without a browser.
import { argv, chdir, env, exit, stdout } from 'node:process';
import { main } from './reckon/main';

// npm runs scripts in the project's folder; files were named from where the asker stands
chdir(env.INIT_CWD ?? '.');
// `| head` may close the pipe before the last line
stdout.on('error', (error: Error) => exit('code' in error && error.code === 'EPIPE' ? 0 : 1));
process.exitCode = main(argv.slice(2));
