import type { Container } from 'inversify';
import { cancelErasure, requestErasure } from '../../application/erasure/request-erasure.js';
import { erasure } from '../../domain/erasure/erasure.js';
import { tokens } from './tokens.js';

/** How somebody is forgotten. */
export function bindErasure(container: Container): void {
  container.bind(tokens.handleErasure).toResolvedValue((handle) => handle(erasure), [tokens.handles]);
  container.bind(tokens.copyPlaces).toResolvedValue(
    (directory) => [
      {
        ...{ place: 'contact-directory', scopes: ['person', 'business'], tables: [] },
        async erase({ tenant, person }) {
          let count = 0;
          for (const id of person.subjectIds) count += await directory.forget(tenant, id);
          return { count };
        },
      },
    ],
    [tokens.directory],
  );
  container
    .bind(tokens.requestErasure)
    .toResolvedValue(
      (handleErasure, places, businessNow) => requestErasure({ handleErasure, places, businessNow }),
      [tokens.handleErasure, tokens.copyPlaces, tokens.businessNow],
    );
  container
    .bind(tokens.cancelErasure)
    .toResolvedValue(
      (handleErasure, businessNow) => cancelErasure({ handleErasure, businessNow }),
      [tokens.handleErasure, tokens.businessNow],
    );
}
