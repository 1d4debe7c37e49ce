// What a person's own Telegram says, in their language; the page around it speaks English.

const WORDS = {
  en: { start: "Start", message: "Message", menu: "Menu", typing: "typing…", bot: "bot", today: "Today", yesterday: "Yesterday", edited: "edited", what: "What can this bot do?", restart: "Restart", members: "members", subscribers: "subscribers", photo: "Photo", video: "Video", document: "Document", album: "Album", locale: "en-GB" },
  ru: { start: "Запустить", message: "Сообщение", menu: "Меню", typing: "печатает…", bot: "бот", today: "Сегодня", yesterday: "Вчера", edited: "изменено", what: "Что умеет этот бот?", restart: "Перезапустить", members: "участников", subscribers: "подписчиков", photo: "Фото", video: "Видео", document: "Файл", album: "Альбом", locale: "ru-RU" },
  ky: { start: "Баштоо", message: "Билдирүү", menu: "Меню", typing: "жазып жатат…", bot: "бот", today: "Бүгүн", yesterday: "Кечээ", edited: "өзгөртүлдү", what: "Бул бот эмне кыла алат?", restart: "Кайра баштоо", members: "катышуучу", subscribers: "жазылуучу", photo: "Сүрөт", video: "Видео", document: "Файл", album: "Альбом", locale: "ky-KG" },
};

export const wordsOf = (language) => WORDS[language] ?? WORDS.en;
