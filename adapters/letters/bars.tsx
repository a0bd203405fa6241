import type { ReactElement } from 'react';
import type { Block } from './blocks.js';
import { styles } from './styles.js';

/** A chart that needs no image: each bar is a cell as wide as its share of the longest. */
export function Bars({ caption, bars }: Extract<Block, { readonly kind: 'bars' }>): ReactElement {
  const longest = Math.max(1, ...bars.map(({ amount }) => amount));
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} style={styles.table}>
      <caption className="soft" style={styles.caption}>
        {caption}
      </caption>
      <tbody>
        {bars.map(({ label, amount, shown }) => (
          <tr key={label}>
            <td className="soft" style={styles.barLabel}>
              {label}
            </td>
            <td width="60%" aria-hidden="true">
              <Bar percent={Math.round((Math.max(0, amount) / longest) * 100)} />
            </td>
            <td align="right" style={styles.barValue}>
              {shown ?? String(amount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ percent }: { readonly percent: number }): ReactElement {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
      <tbody>
        <tr>
          {percent > 0 && (
            <td className="bar" width={`${String(percent)}%`} style={styles.bar}>
              {'\u00a0'}
            </td>
          )}
          {percent < 100 && (
            <td width={`${String(100 - percent)}%`} style={styles.rest}>
              {'\u00a0'}
            </td>
          )}
        </tr>
      </tbody>
    </table>
  );
}
