import type { Plan } from './sheet.ts';

const UNIT = 24;
const EDGE = 14;

/** A plan drawn from its rooms: walls, names, the way through it and north. */
export const Drawing = ({ plan, label }: { readonly plan: Plan; readonly label: string }) => {
  const px = (n: number) => EDGE + n * UNIT;
  const [width, height] = [plan.w * UNIT + 2 * EDGE, plan.h * UNIT + 2 * EDGE + 40];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow screen moves the drawing sideways, also by keyboard.
    <div className="sheet-scroll" tabIndex={0}>
      <svg className="sheet-plan" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <defs>
          <marker id="way-end" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0L10 5L0 10z" />
          </marker>
        </defs>
        {plan.rooms.map((r) => (
          <g key={r.name}>
            <rect x={px(r.x)} y={px(r.y)} width={r.w * UNIT} height={r.h * UNIT} />
            <text x={px(r.x + r.w / 2)} y={px(r.y) + 24}>
              {r.name.split(/ (?=[\d.]+×)/).map((part, i) => (
                <tspan key={part} x={px(r.x + r.w / 2)} dy={i === 0 ? 0 : 18}>
                  {part}
                </tspan>
              ))}
            </text>
          </g>
        ))}
        {plan.way && (
          <polyline points={plan.way.map(([x, y]) => `${px(x)},${px(y)}`).join(' ')} markerEnd="url(#way-end)" />
        )}
        <g className="sheet-north">
          <path
            d={`M${width - 34} ${height - 8}V${height - 36}M${width - 40} ${height - 28}L${width - 34} ${height - 38}L${width - 28} ${height - 28}`}
          />
          <text x={width - 14} y={height - 16}>
            北
          </text>
        </g>
        {plan.wayName && (
          <text className="sheet-way" x={EDGE} y={height - 14}>
            {plan.wayName}
          </text>
        )}
      </svg>
    </div>
  );
};
