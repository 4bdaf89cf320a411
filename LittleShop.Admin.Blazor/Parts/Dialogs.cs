using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LittleShop.Admin.Blazor.Parts;

internal static class DialogQuestions
{
    /// <summary>Shows a dialog and waits for what it was closed with; null when it was left.</summary>
    public static async Task<TAnswer?> AskAsync<TDialog, TAnswer>(
        this IDialogService dialogs, string title, DialogParameters parameters)
        where TDialog : IComponent
        where TAnswer : class
    {
        var dialog = await dialogs.ShowAsync<TDialog>(title, parameters);
        return await dialog.Result is { Canceled: false, Data: TAnswer answer } ? answer : null;
    }

    public static async Task<bool> ConfirmAsync(
        this IDialogService dialogs, string title, string text, string yes, string no = "Keep it") =>
        await dialogs.AskAsync<ConfirmDialog, object>(
            title,
            new()
            {
                { nameof(ConfirmDialog.Text), text },
                { nameof(ConfirmDialog.Yes), yes },
                { nameof(ConfirmDialog.No), no },
            }) is not null;
}
