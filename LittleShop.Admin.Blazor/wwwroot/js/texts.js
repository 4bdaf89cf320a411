// Puts a variable where the caret stands, and lets the page hear of it as if it had been typed.
window.littleShopTexts = {
    insert(id, text) {
        const field = document.getElementById(id);
        if (field && !field.readOnly) {
            field.focus();
            field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
            field.dispatchEvent(new Event('input', { bubbles: true }));
        }
    },
};
