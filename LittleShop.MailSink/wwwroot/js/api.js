async function call(method, path) {
    const answer = await fetch(path, { method });
    if (answer.status === 204) return null;
    if (!answer.ok) throw new Error(`The mail sink answered ${answer.status}.`);
    return answer.json();
}

const mail = number => `/sink/mails/${number}`;

export const listMails = search => call("GET", `/sink/mails?search=${encodeURIComponent(search)}`);
export const readMail = number => call("GET", mail(number));
export const clearMails = () => call("DELETE", "/sink/mails");
export const htmlOf = number => `${mail(number)}/html`;
export const readSource = async number => (await fetch(`${mail(number)}/source`)).text();
