/** Which of the web apps this is: the server tells by it which cookie counts. */
export type Surface = 'dashboard' | 'ui';

/**
 * Whose world a call is about: the environment's own, or the system environment, in which operators are the members of
 * one organization. The services are the same.
 */
export type World = 'environment' | 'operators';
