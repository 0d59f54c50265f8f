/** A name of the contract as people write: `second_factor` is "Second factor". */
export function plain(name: string): string {
  const words = name.replace(/[._/-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
