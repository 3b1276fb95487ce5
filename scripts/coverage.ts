// `npm run coverage`: writes docs/coverage.md, the course's syllabus item by item: where each is taught, shown, predicted and asked.
import { writeFileSync } from 'node:fs';
import { coverageTable } from './coverage/table';

writeFileSync('docs/coverage.md', await coverageTable());
