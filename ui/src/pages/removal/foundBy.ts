/** Among departments, whoever they would have told. */
export const ITSELF = 'itself';
