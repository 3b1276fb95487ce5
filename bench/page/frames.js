// Runs in the page: how long from a pointer's move until the frame that answers it is done, and how far apart frames are.
const delays = [];
const gaps = [];
let moved = [];
let last = null;

addEventListener('pointermove', (event) => moved.push(event.timeStamp), { capture: true, passive: true });
requestAnimationFrame(function frame(now) {
	if (last !== null) gaps.push(now - last);
	last = now;
	if (moved.length > 0) {
		const answered = moved;
		moved = [];
		// a message posted in a frame arrives when its style, layout and paint are done
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => answered.forEach((moment) => delays.push(performance.now() - moment));
		port2.postMessage(null);
	}
	requestAnimationFrame(frame);
});

/** what came since the last call */
globalThis.takeFrames = () => ({ delays: delays.splice(0), gaps: gaps.splice(0) });
