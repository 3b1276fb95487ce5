// Writes the table that the model runs on from the life-cycle machine. A test fails when the two differ.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { compileTable } from '../src/lib/sim/guest/compile-table';
import { guestMachine } from '../src/lib/sim/guest/machine';

const file = new URL('../src/lib/sim/guest/life-cycle.table.ts', import.meta.url);
const text = `// Generated from machine.ts by \`npm run life-cycle\`: change the machine, not this.\nexport const LIFE_CYCLE = ${JSON.stringify(compileTable(guestMachine))} as const;\n`;
writeFileSync(file, await format(text, { parser: 'typescript', useTabs: true, singleQuote: true, trailingComma: 'none', printWidth: 140 }));
