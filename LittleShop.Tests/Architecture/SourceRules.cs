namespace LittleShop.Tests.Architecture;

/// <summary>What a reader may rely on in every file.</summary>
public sealed class SourceRules
{
    private const int LongestFile = 250;
    private const int LongestEntry = 60;

    private static readonly string[] _sources = [".cs", ".razor", ".js", ".css", ".ts"];

    // In two halves, so that this file does not find itself.
    private static readonly string[] _forbidden =
        ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception", "Thread." + "Sleep", "// " + "Arrange"];

    [Fact]
    public void No_file_is_longer_than_one_can_keep_in_mind() =>
        Assert.Empty(Repository.Files(_sources).Where(file => Lines(file).Length > LongestFile).Select(Repository.NameOf));

    [Fact]
    public void Program_and_AppHost_are_tables_of_contents() =>
        Assert.Empty(Repository.Files(".cs")
            .Where(file => file.Name is "Program.cs" or "AppHost.cs" && Lines(file).Length > LongestEntry)
            .Select(Repository.NameOf));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.Empty(
            from file in Repository.Files(_sources)
            let text = File.ReadAllText(file.FullName)
            from word in _forbidden
            where text.Contains(word)
            select $"{Repository.NameOf(file)}: {word}");

    private static string[] Lines(FileInfo file) => File.ReadAllLines(file.FullName);
}
