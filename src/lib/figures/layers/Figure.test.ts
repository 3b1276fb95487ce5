import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import estate from '../../../../lessons/2-core/three-stacks.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { still, type Choices } from '../figure';
import Figure from './Figure.svelte';

const drawn = (choices: Choices = {}): string => {
	const { view, scenario } = new PlainStage(estate).props;
	return render(Figure, { props: still(view, scenario, choices) }).body;
};
const text = (html: string) =>
	html
		.replaceAll(/<!--.*?-->/gs, '')
		.replaceAll(/<[^>]+>/g, ' ')
		.replaceAll(/\s+/g, ' ');

test('the server draws three stacks with the request at the hypervisor: a still that already says something', () => {
	const html = drawn();
	for (const words of ['Parent partition', 'dom0', 'VMkernel', 'VMBus, shared', 'blkfront', 'PVSCSI']) expect(html).toContain(words);
	expect(text(html)).toContain('1 crossed, of 2 there and 3 back');
	expect(text(html)).toContain('53 (38 there, 15 back), for each write');
});

test('bare metal stands beside a hosted hypervisor, with what was published of the two', () => {
	const words = text(drawn({ view: 'types', request: 'privileged', stop: 'owner' }));
	expect(words).toContain('Host OS gets its core back');
	expect(words).toContain('514 Xen, bare metal');
	expect(words).toContain('150 VMware Workstation 3.2, hosted');
});

const CHOICES: readonly Choices[] = [{}, { view: 'types' }, { request: 'packet', stop: 'done' }, { assist: 'off' }, { sums: 'later' }];
test.each(CHOICES)('needs no style attribute: %o', (choices) => {
	expect(drawn(choices)).not.toMatch(/\sstyle=/);
});

test('for a guess nothing that is still to come is told: no sums, no later crossings, no measured numbers, and the table is closed', () => {
	const html = drawn({ view: 'types', sums: 'later', published: 'later' });
	const seen = text(html.replaceAll(/<details.*?<\/details>/gs, ''));
	expect(seen).toContain('1 crossed so far');
	expect(seen).not.toMatch(/there and \d+ back|\(\d+ there|514/);
	expect(seen.match(/1 crossing\b/g)).toHaveLength(2);
	expect(text(html)).not.toMatch(/there and \d+ back/);
	expect(html).not.toMatch(/<details[^>]* open/);
	expect(text(drawn({ sums: 'later', stop: 'done' }))).toContain('5 crossed, of 2 there and 3 back');
});
