// The glyph of each role. Roles are glyphs, never colors.
import type { Role } from '$lib/sim/world';
import type { IconName } from '$lib/ui/icons';

export const ROLE_ICONS: Readonly<Record<Role, IconName>> = {
	web: 'ehr-web',
	app: 'ehr-app',
	interface: 'engine',
	database: 'db',
	fax: 'fax',
	print: 'print',
	terminal: 'ctx',
	balancer: 'lb',
	desktop: 'vdi',
	test: 'test',
	other: 'os'
};
