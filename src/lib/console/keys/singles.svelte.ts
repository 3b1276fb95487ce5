// Whether single letters are keys of the lab; remembered in this browser where it allows that.
const PLACE = 'guesthouse.lab.single-keys';

function remembered(): boolean {
	try {
		return localStorage.getItem(PLACE) !== 'off';
	} catch {
		return true; // no storage: on, as on a first visit
	}
}

class Singles {
	#on = $state(typeof window === 'undefined' ? true : remembered());

	get on() {
		return this.#on;
	}
	set on(on: boolean) {
		this.#on = on;
		try {
			localStorage.setItem(PLACE, on ? 'on' : 'off');
		} catch {
			// forgotten with the page; nothing else depends on it
		}
	}
}

export const singles = new Singles();
