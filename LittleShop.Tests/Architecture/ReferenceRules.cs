using System.Xml.Linq;

namespace LittleShop.Tests.Architecture;

/// <summary>The arrows: who may know whom.</summary>
public sealed class ReferenceRules
{
    [Theory]
    [InlineData("LittleShop.Contracts")]
    [InlineData("LittleShop.ServiceDefaults")]
    [InlineData("LittleShop.LocalHosting")]
    [InlineData("LittleShop.TelegramSimulator", "LittleShop.ServiceDefaults")]
    [InlineData("LittleShop.MailSink", "LittleShop.ServiceDefaults")]
    [InlineData("LittleShop.Api", "LittleShop.Contracts", "LittleShop.ServiceDefaults")]
    [InlineData("LittleShop.Admin.Blazor", "LittleShop.Contracts", "LittleShop.ServiceDefaults")]
    [InlineData("LittleShop.BotWorker", "LittleShop.Contracts", "LittleShop.ServiceDefaults")]
    [InlineData("LittleShop.AppHost", "LittleShop.Contracts", "LittleShop.LocalHosting")]
    public void A_project_links_only_what_its_arrows_allow(string project, params string[] allowed)
    {
        var file = Path.Combine(Repository.Root.FullName, project, $"{project}.csproj");
        var linked = XDocument.Load(file).Descendants("ProjectReference").Where(IsLinked).Select(Name);

        Assert.Empty(linked.Except(allowed));

        // The AppHost starts the others; only what is marked so is linked into it.
        bool IsLinked(XElement reference) =>
            project != "LittleShop.AppHost" || reference.Attribute("IsAspireProjectResource")?.Value == "false";
    }

    [Fact]
    public void Contracts_needs_no_package()
    {
        var file = Path.Combine(Repository.Root.FullName, "LittleShop.Contracts", "LittleShop.Contracts.csproj");

        Assert.Empty(XDocument.Load(file).Descendants("PackageReference"));
    }

    private static string Name(XElement reference) =>
        Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value);
}
