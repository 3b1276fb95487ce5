// Runs in Node before the browser's tests and hands them what Node computed.
import type { TestProject } from 'vitest/node';
import { hashesOfLives } from '../fixtures/lives';

declare module 'vitest' {
	export interface ProvidedContext {
		nodeHashes: string[];
	}
}

export default (project: TestProject) => project.provide('nodeHashes', hashesOfLives());
