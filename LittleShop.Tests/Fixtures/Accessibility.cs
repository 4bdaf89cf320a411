using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LittleShop.Tests.Fixtures;

/// <summary>What axe finds wrong with a page, each with the elements meant.</summary>
internal static class Accessibility
{
    extension(IPage page)
    {
        /// <param name="onlyColors">Of a page whose other scheme was looked at: nothing else differs.</param>
        public async Task<IReadOnlyList<string>> AxeFaultsAsync(bool onlyColors = false)
        {
            var found = await page.RunAxe(new AxeRunOptions
            {
                ResultTypes = [ResultType.Violations],
                RunOnly = onlyColors ? new() { Type = "rule", Values = ["color-contrast"] } : null,
            });
            return
            [
                .. found.Violations.Select(fault =>
                    $"{fault.Id}: {string.Join(" | ", fault.Nodes.Take(3).Select(node => node.Html))}"),
            ];
        }
    }
}
