// The link between two sites: whatever goes from one to another crosses it, and all of it shares its bandwidth.
import type { World } from '../world';
import { receiving, sending, SITE_LINK } from './flows';

/** What a transfer's links cross: with ends at two sites, the link between them comes to the others. */
export function withSiteLink(world: World): (links: readonly string[]) => readonly string[] {
	const sites = new Set([...world.hosts, ...world.datastores].map(({ site }) => site));
	if (sites.size < 2) return (links) => links;
	const at = new Map<string, string>(world.datastores.map(({ id, site }) => [id, site]));
	for (const host of world.hosts)
		for (const link of [sending(host), receiving(host)]) at.set(link, host.site).set(`migration ${link}`, host.site);
	return (links) => {
		const touched = new Set(links.flatMap((link) => at.get(link) ?? []));
		return touched.size > 1 ? [...links, SITE_LINK] : links;
	};
}
