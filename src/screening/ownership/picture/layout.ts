import dagre from '@dagrejs/dagre';

/** A box of the picture before it has a place. */
export interface Box {
  id: string;
  width: number;
  height: number;
}

/** An arrow from an owner to what it owns; its label needs room. */
export interface Arrow {
  from: string;
  to: string;
  labelWidth: number;
}

/** Where everything stands; boxes by their middle. */
export interface Layout {
  width: number;
  height: number;
  boxes: Map<string, { x: number; y: number }>;
  arrows: { points: { x: number; y: number }[]; label: { x: number; y: number } }[];
}

const margin = 24;

/** Lays owners out above what they own, the same way for the same graph. Circles are allowed. */
export function layOut(boxes: readonly Box[], arrows: readonly Arrow[]): Layout {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 32, ranksep: 64, marginx: margin, marginy: margin });
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  arrows.forEach(({ from, to, labelWidth }, index) =>
    graph.setEdge(from, to, { width: labelWidth, height: 18, labelpos: 'c' }, String(index)));
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width), height: Math.ceil(height),
    boxes: new Map(boxes.map(({ id }) => [id, rounded(graph.node(id))])),
    arrows: arrows.map(({ from, to }, index) => {
      const edge = graph.edge({ v: from, w: to, name: String(index) });
      return { points: (edge.points ?? []).map(rounded), label: rounded(edge) };
    }),
  };
}

function rounded({ x = 0, y = 0 }: { x?: number | undefined; y?: number | undefined }): { x: number; y: number } {
  return { x: Math.round(x), y: Math.round(y) };
}
