// What the model assumes, in plain words. Each names the files where the assumption is marked [A]: a test finds the ones without words.
import { m } from '$lib/paraglide/messages';

export interface Assumption {
	/** a topic's id, as in `topicId` */
	readonly topic: string;
	/** in src/lib/sim */
	readonly files: readonly string[];
	readonly text: () => string;
}

export const ASSUMPTIONS: readonly Assumption[] = [
	{ topic: 'migration', files: ['world.ts'], text: m.validation_assumed_migration_times },
	{ topic: 'migration', files: ['migration/dirtying.ts', 'world.ts'], text: m.validation_assumed_migration_dirtying },
	{ topic: 'migration', files: ['migration/auto-converge.ts'], text: m.validation_assumed_migration_autoconverge },
	{ topic: 'migration', files: ['migration/post-copy.ts'], text: m.validation_assumed_migration_postcopy },
	{ topic: 'migration', files: ['migration/pre-copy.ts'], text: m.validation_assumed_migration_endless },
	{ topic: 'migration', files: ['migration/phases.ts'], text: m.validation_assumed_migration_used },
	{ topic: 'cpu', files: ['host/cpu.ts'], text: m.validation_assumed_cpu_upkeep },
	{ topic: 'cpu', files: ['host/ready.ts'], text: m.validation_assumed_cpu_queue },
	{ topic: 'cpu', files: ['host/ready.ts'], text: m.validation_assumed_cpu_costop },
	{ topic: 'cpu', files: ['host/response.ts'], text: m.validation_assumed_cpu_response },
	{ topic: 'cpu', files: ['host/overhead.ts'], text: m.validation_assumed_cpu_hosted },
	{ topic: 'cpu', files: ['host/overhead.ts'], text: m.validation_assumed_cpu_devices },
	{ topic: 'cpu', files: ['guest/clock.ts'], text: m.validation_assumed_cpu_clock },
	{ topic: 'cpu', files: ['host/route.ts'], text: m.validation_assumed_cpu_crossings },
	{ topic: 'memory', files: ['world.ts'], text: m.validation_assumed_guest_overhead },
	{ topic: 'memory', files: ['host/slowdown.ts'], text: m.validation_assumed_memory_balloon },
	{ topic: 'memory', files: ['host/slowdown.ts'], text: m.validation_assumed_memory_slowdown },
	{ topic: 'memory', files: ['host/memory-state.ts', 'host/reclaim.ts'], text: m.validation_assumed_memory_states },
	{ topic: 'storage', files: ['storage/latency.ts'], text: m.validation_assumed_storage_latency },
	{ topic: 'storage', files: ['storage/latency.ts'], text: m.validation_assumed_storage_layers },
	{ topic: 'storage', files: ['storage/vhd.ts'], text: m.validation_assumed_storage_vhd },
	{ topic: 'storage', files: ['storage/start.ts'], text: m.validation_assumed_storage_defaults },
	{ topic: 'storage', files: ['storage/checks.ts'], text: m.validation_assumed_storage_writes },
	{ topic: 'storage', files: ['storage/vmdk.ts'], text: m.validation_assumed_storage_contentId },
	{ topic: 'availability', files: ['world.ts'], text: m.validation_assumed_power_times },
	{ topic: 'availability', files: ['availability/place.ts'], text: m.validation_assumed_ha_place },
	{ topic: 'availability', files: ['availability/balance.ts'], text: m.validation_assumed_ha_balance },
	{
		topic: 'availability',
		files: ['availability/profile.ts', 'availability/restart.ts', 'availability/due.ts'],
		text: m.validation_assumed_ha_restart
	},
	{ topic: 'availability', files: ['availability/faults.ts'], text: m.validation_assumed_ha_paths },
	{ topic: 'availability', files: ['availability/balancing.ts', 'availability/evacuate.ts'], text: m.validation_assumed_ha_moves },
	{ topic: 'availability', files: ['availability/due.ts'], text: m.validation_assumed_storage_lock },
	{ topic: 'delivery', files: ['delivery/density.ts'], text: m.validation_assumed_sessions_memory },
	{ topic: 'delivery', files: ['delivery/density.ts'], text: m.validation_assumed_desktops },
	{ topic: 'delivery', files: ['delivery/phases.ts'], text: m.validation_assumed_storms },
	{ topic: 'delivery', files: ['delivery/streaming.ts', 'delivery/application.ts'], text: m.validation_assumed_streaming },
	{ topic: 'delivery', files: ['delivery/applications.ts'], text: m.validation_assumed_endpoints_memory },
	{ topic: 'delivery', files: ['delivery/morning.ts'], text: m.validation_assumed_delivery_morning },
	{ topic: 'delivery', files: ['delivery/reached.ts'], text: m.validation_assumed_delivery_line },
	{ topic: 'network', files: ['network/switch.ts'], text: m.validation_assumed_network_router },
	{ topic: 'network', files: ['network/flows.ts'], text: m.validation_assumed_network_half },
	{ topic: 'network', files: ['guest/identity.ts', 'guest/customize.ts'], text: m.validation_assumed_identity },
	{ topic: 'protection', files: ['protection/changed.ts'], text: m.validation_assumed_backup_blocks },
	{ topic: 'protection', files: ['protection/recovery.ts'], text: m.validation_assumed_backup_merge },
	{ topic: 'protection', files: ['protection/backup.ts', 'protection/replication-lag.ts'], text: m.validation_assumed_backup_copy },
	{ topic: 'protection', files: ['protection/damage.ts'], text: m.validation_assumed_backup_attack },
	{ topic: 'protection', files: ['protection/take-backup.ts'], text: m.validation_assumed_backup_everyday },
	{ topic: 'monitoring', files: ['monitoring/rules.ts'], text: m.validation_assumed_monitoring_thresholds },
	{ topic: 'monitoring', files: ['monitoring/alarms.ts'], text: m.validation_assumed_monitoring_acknowledge }
];
