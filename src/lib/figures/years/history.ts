// What the parts that the talk of about 2010 names were called, whose they were, and how one got them, year by year. Only what the sources of the
// chapters say, or what is beyond doubt; a date or a name that could not be confirmed is marked.

export type Group = 'servers' | 'desktops' | 'ehr';
/** how one gets it: a span without one is sold like any product */
export type Terms = 'subscription' | 'role' | 'open' | 'supportEnded' | 'ended' | 'partOfWindows';

export interface Span {
	/** the year it begins; parts of a year as a fraction */
	readonly from: number;
	readonly name: string;
	readonly owner: string;
	readonly terms?: Terms;
	readonly uncertain?: boolean;
}

export interface Product {
	readonly id: string;
	readonly group: Group;
	/** the first is what the talk calls it */
	readonly spans: readonly [Span, ...Span[]];
	/** who says so */
	readonly source: string;
}

export const FIRST_YEAR = 2010;
export const LAST_YEAR = 2026;

const november2023 = 2023 + 10 / 12;

export const PRODUCTS: readonly Product[] = [
	{
		id: 'hyperv',
		group: 'servers',
		source: 'Microsoft lifecycle pages',
		spans: [{ from: 2008, name: 'Hyper-V', owner: 'Microsoft', terms: 'role' }]
	},
	{
		id: 'hypervServer',
		group: 'servers',
		source: 'Microsoft lifecycle pages',
		spans: [
			{ from: 2008, name: 'Hyper-V Server, free', owner: 'Microsoft' },
			{ from: 2022, name: 'Hyper-V Server, free', owner: 'Microsoft', terms: 'ended', uncertain: true }
		]
	},
	{
		id: 'esx',
		group: 'servers',
		source: 'Broadcom KB 410435',
		spans: [
			{ from: 2001, name: 'ESX', owner: 'VMware' },
			{ from: 2011, name: 'ESXi', owner: 'VMware', uncertain: true },
			{ from: november2023, name: 'ESXi', owner: 'Broadcom', terms: 'subscription' },
			{ from: 2025, name: 'ESX', owner: 'Broadcom', terms: 'subscription', uncertain: true }
		]
	},
	{
		id: 'vsphere',
		group: 'servers',
		source: 'Broadcom',
		spans: [
			{ from: 2009, name: 'vSphere with vCenter Server', owner: 'VMware' },
			{ from: november2023, name: 'vSphere Foundation, Cloud Foundation', owner: 'Broadcom', terms: 'subscription' }
		]
	},
	{
		id: 'xen',
		group: 'servers',
		source: 'Xen project',
		spans: [{ from: 2003, name: 'Xen', owner: 'the Xen project', terms: 'open' }]
	},
	{
		id: 'xenserver',
		group: 'servers',
		source: 'XenServer licensing, XCP-ng documentation',
		spans: [
			{ from: 2007, name: 'XenServer', owner: 'Citrix' },
			{ from: 2019, name: 'Citrix Hypervisor', owner: 'Citrix', uncertain: true },
			{ from: 2023, name: 'XenServer', owner: 'Cloud Software Group', uncertain: true }
		]
	},
	{
		id: 'scvmm',
		group: 'servers',
		source: 'common knowledge',
		spans: [{ from: 2007, name: 'System Center Virtual Machine Manager', owner: 'Microsoft', uncertain: true }]
	},
	{
		id: 'terminalServices',
		group: 'desktops',
		source: 'Microsoft Learn',
		spans: [
			{ from: 1998, name: 'Terminal Services', owner: 'Microsoft', terms: 'role' },
			// since Windows Server 2008 R2: the talk used the name before
			{ from: 2009.8, name: 'Remote Desktop Services', owner: 'Microsoft', terms: 'role' }
		]
	},
	{
		id: 'xendesktop',
		group: 'desktops',
		source: 'Citrix',
		spans: [
			{ from: 2008, name: 'XenDesktop', owner: 'Citrix' },
			{ from: 2018, name: 'Citrix Virtual Apps and Desktops', owner: 'Citrix' },
			{ from: 2022.7, name: 'Citrix Virtual Apps and Desktops', owner: 'Cloud Software Group', terms: 'subscription', uncertain: true }
		]
	},
	{
		id: 'xenapp',
		group: 'desktops',
		source: 'Citrix',
		spans: [
			{ from: 2008, name: 'XenApp', owner: 'Citrix' },
			{ from: 2018, name: 'Citrix Virtual Apps and Desktops', owner: 'Citrix' },
			{ from: 2022.7, name: 'Citrix Virtual Apps and Desktops', owner: 'Cloud Software Group', terms: 'subscription', uncertain: true }
		]
	},
	{
		id: 'view',
		group: 'desktops',
		source: 'Omnissa',
		spans: [
			{ from: 2008, name: 'VMware View', owner: 'VMware' },
			{ from: 2014, name: 'Horizon', owner: 'VMware', uncertain: true },
			{ from: november2023, name: 'Horizon', owner: 'Broadcom', terms: 'subscription' },
			{ from: 2024.5, name: 'Horizon', owner: 'Omnissa', terms: 'subscription' }
		]
	},
	{
		id: 'appv',
		group: 'desktops',
		source: 'Microsoft lifecycle pages',
		spans: [
			{ from: 2006.6, name: 'App-V', owner: 'Microsoft' },
			{ from: 2026.28, name: 'App-V', owner: 'Microsoft', terms: 'partOfWindows' }
		]
	},
	{
		id: 'medv',
		group: 'desktops',
		source: 'Microsoft lifecycle pages',
		spans: [
			{ from: 2009, name: 'MED-V', owner: 'Microsoft' },
			{ from: 2021.28, name: 'MED-V', owner: 'Microsoft', terms: 'supportEnded' }
		]
	},
	{
		id: 'thinapp',
		group: 'desktops',
		source: 'Omnissa',
		spans: [
			{ from: 2008, name: 'ThinApp', owner: 'VMware' },
			{ from: november2023, name: 'ThinApp', owner: 'Broadcom', uncertain: true },
			{ from: 2024.5, name: 'ThinApp', owner: 'Omnissa', uncertain: true }
		]
	},
	{
		id: 'ehr',
		group: 'ehr',
		source: 'announcement of the sale, 2022',
		spans: [
			{ from: 2008, name: 'Allscripts Enterprise EHR', owner: 'Allscripts' },
			{ from: 2012, name: 'TouchWorks EHR', owner: 'Allscripts', uncertain: true },
			{ from: 2022, name: 'TouchWorks EHR', owner: 'Altera (Harris)', uncertain: true }
		]
	}
];

/** words of the talk that mean today what they meant: chapters 1 to 4 teach them */
export const MECHANISMS = ['host', 'guest', 'hypervisor', 'snapshot', 'clone', 'live migration', 'high availability', 'session'] as const;
