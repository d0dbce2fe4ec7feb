/** Who holds which part of a layer. */
export const enLayers = {
  title: 'Places in the layers',
  note: 'Running and paused experiments hold their part; what overlaps cannot run at once',
  full: 'full',
  empty: 'held by nobody',
  free: '{{share}} free',
  freePart: 'free {{part}}',
  held: '{{key}} {{name}}: holds {{part}}, {{state}}, lets in {{share}} of it',
  waits: 'waits for room: it wants {{part}}, held by {{holders}}. Wait for its end, or want less.',
  waitsOrMoves: 'waits for room: it wants {{part}}, held by {{holders}}. It could move to {{room}}.',
  rollout: '{{letter}} is shown to {{share}} of the layer and holds no place.',
};
