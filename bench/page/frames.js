// Runs in the page: how long from a pointer's move until the frame that answers it is done, and how far apart frames are.
/** @type {{ delays: number[], gaps: number[] }} */
const answers = { delays: [], gaps: [] };
/** @type {number[]} */
let moved = [];
let last = NaN;

addEventListener('pointermove', (event) => moved.push(event.timeStamp), { capture: true, passive: true });
requestAnimationFrame(function frame(now) {
	if (!Number.isNaN(last)) answers.gaps.push(now - last);
	last = now;
	if (moved.length > 0) {
		const answered = moved;
		moved = [];
		// a message posted in a frame arrives when its style, layout and paint are done
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => answered.forEach((moment) => answers.delays.push(performance.now() - moment));
		port2.postMessage(null);
	}
	requestAnimationFrame(frame);
});

Object.assign(globalThis, {
	/** what came since the last call */
	takeFrames: () => ({ delays: answers.delays.splice(0), gaps: answers.gaps.splice(0) })
});
