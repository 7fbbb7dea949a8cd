type Spellings = [ukrainian: string, russian: string, english: string];

/** The club speaks three languages; which one, the serial number decides, always the same for the same number. */
function oneOf(spellings: Spellings, serial: string): string {
  const sum = Buffer.from(serial).reduce((total, byte) => total + byte, 0);
  return spellings[sum % 3] ?? spellings[0];
}

/** L1348, L1499. */
export function alreadyRegistered(serial: string): string {
  return oneOf(
    [
      `Серійний номер ${serial} вже зареєстровано`,
      `Серийный номер ${serial} уже зарегистрирован`,
      `sn ${serial} is already registered`,
    ],
    serial,
  );
}

/** L1361; L1512 has it between spaces. */
export function notInPromotion(serial: string): string {
  return oneOf(
    [
      `Серійний номер ${serial} не бере участі в акції`,
      ` Серийный номер ${serial} не принимает участия в акции `,
      `sn ${serial} does not participate in the action`,
    ],
    serial,
  );
}

/** L1330. */
export function badSerial(serial: string): string {
  return oneOf(
    ['Некоректний серійний номер', 'Введены некорректные данные по серийному номеру', 'incorrect sn'],
    serial,
  );
}

/** L1473–1476. */
export function noTradePoint(serial: string): string {
  return oneOf(['Не вказано торгову точку', 'ТТ не принадлежит пользователю', 'incorrect sn_tt data'], serial);
}

/** L1480. */
export function noPhoto(serial: string): string {
  return oneOf(['Немає фотопідтвердження', 'нет фотоподтверждения', 'incorrect sn_photo data'], serial);
}
