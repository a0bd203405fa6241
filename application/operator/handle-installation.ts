import type {
  Installation,
  InstallationCommand,
  InstallationEvent,
  InstallationReason,
} from '../../domain/installation/installation.js';
import type { Look, LookCommand, LookEvent, LookReason } from '../../domain/look/look.js';
import type { Context, Handle } from '../handling/handle.js';

export type HandleInstallation = Handle<
  Installation,
  InstallationCommand,
  InstallationEvent,
  InstallationReason
>;
export type HandleLook = Handle<Look, LookCommand, LookEvent, LookReason>;

/** The id of the one stream, and whose it is: nobody's business. */
export const installationId = 'installation';

/** Who runs the installation, on its own stream. */
export const byOperator = (operatorId: string): Context => ({
  tenant: installationId,
  actor: `operator:${operatorId}`,
  causationId: '',
});

/** The same on the stream of a business. */
export const byOperatorIn = (tenant: string, operatorId: string): Context => ({
  tenant,
  actor: `operator:${operatorId}`,
  causationId: '',
});
