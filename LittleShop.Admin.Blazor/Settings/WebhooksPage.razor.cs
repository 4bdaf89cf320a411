using LittleShop.Admin.Blazor.Orders;
using LittleShop.Admin.Blazor.Parts;
using LittleShop.Contracts;
using MudBlazor;

namespace LittleShop.Admin.Blazor.Settings;

/// <summary>Every address that is told of order events, and all that can be done to it.</summary>
public sealed partial class WebhooksPage
{
    private readonly Dictionary<Guid, TestPushResult> _tests = [];
    private IReadOnlyList<WebhookView>? _endpoints;
    private WebhookSecret? _shown;
    private bool _rotated;
    private string? _problem;
    private bool _busy;

    protected override Task OnInitializedAsync() => ReadAsync();

    private static string Events(WebhookView endpoint) => endpoint.Kinds switch
    {
        null => "Every event",
        [var only] => only.Label,
        [var first, var second] => $"{first.Label}, {second.Label}",
        var kinds => $"{kinds[0].Label}, {kinds[1].Label} and {kinds.Count - 2} more",
    };

    private async Task ReadAsync()
    {
        var answer = await Webhooks.ListAsync(CancellationToken.None);
        _problem ??= answer.Problem?.Message;
        _endpoints = answer.Value ?? _endpoints ?? [];
    }

    private async Task AddAsync()
    {
        if (await Dialogs.AskAsync<WebhookDialog, WebhookSecret>("Add an address", []) is { } made)
        {
            await ShowAsync(made, rotated: false);
        }
    }

    private async Task EditAsync(WebhookView endpoint)
    {
        var parameters = new DialogParameters { { nameof(WebhookDialog.Endpoint), endpoint } };
        if (await Dialogs.AskAsync<WebhookDialog, WebhookView>("Edit the address", parameters) is not null)
        {
            _problem = null;
            await ReadAsync();
        }
    }

    private async Task RotateAsync(WebhookView endpoint)
    {
        const string Text = "The new secret is shown once. For a day the old one signs beside it, so that nothing is "
            + "lost until the receiver knows the new one.";
        if (!await Dialogs.ConfirmAsync("Make a new secret?", Text, "Make a new one"))
        {
            return;
        }

        var answer = await Webhooks.RotateSecretAsync(endpoint.Id, CancellationToken.None);
        _problem = answer.Problem?.Message;
        if (answer.Ok)
        {
            await ShowAsync(answer.Value, rotated: true);
        }
    }

    private async Task ShowAsync(WebhookSecret secret, bool rotated)
    {
        (_shown, _rotated, _problem) = (secret, rotated, null);
        await ReadAsync();
    }

    private async Task TestAsync(WebhookView endpoint)
    {
        _busy = true;
        var answer = await Webhooks.TestAsync(endpoint.Id, CancellationToken.None);
        _tests[endpoint.Id] = answer.Value ?? new TestPushResult(false, answer.Problem!.Message);
        _busy = false;
    }

    private async Task RemoveAsync(WebhookView endpoint)
    {
        const string Text = "It hears of nothing more, and what still waits for it is left out.";
        if (await Dialogs.ConfirmAsync($"Remove {endpoint.Description ?? endpoint.Url}?", Text, "Remove"))
        {
            _problem = (await Webhooks.RemoveAsync(endpoint.Id, CancellationToken.None)).Problem?.Message;
            await ReadAsync();
        }
    }
}
