// What just happened, for everybody who does not see it. One line in the whole page: two live regions talk over each other.

class Status {
	text = $state('');

	/** Said politely: after what is being read. The same sentence twice is said twice. */
	say(sentence: string): void {
		this.text = sentence === this.text ? `${sentence}\u00A0` : sentence;
	}
}

export const status = new Status();
