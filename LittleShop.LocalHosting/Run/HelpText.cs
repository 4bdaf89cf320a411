namespace LittleShop.LocalHosting.Run;

internal static class HelpText
{
    public const string Text = """
        Starts the whole shop on this machine and prints where everything is. Ctrl-C stops it.

          ./run.sh [options] [KEY=VALUE ...]

        Options
          --reset          forget all data first: database, cache, passwords
          --data DIR       keep the data there instead of .littleshop
          --port-base N    take the eight ports from N on; 0 takes any that are free
          --no-demo        start with an empty catalogue
          --help           this page

        Ports (loopback)   default   set with
          api                 5080   Ports__Api
          admin               5081   Ports__Admin
          bot                 5082   Ports__Bot          health and metrics only
          simulator           5083   Ports__Simulator
          postgres            5084   Ports__Postgres
          cache               5085   Ports__Cache
          mail                5086   Ports__Mail         the mail sink's page
          smtp                5087   Ports__Smtp         the mail sink

        Environment
          Telegram__BotToken               run against the real Telegram, without the simulator
          Telegram__PaymentProviderToken   for payments inside Telegram
          Telegram__WebhookUrl             take webhooks instead of polling
          Email__Host, Email__From         send e-mail there, without the mail sink
          Email__User, Email__Password     how to sign in there; see README for the rest
          Owner__Email                     the first owner; default owner@littleshop.local
          ASPNETCORE_ENVIRONMENT           default Development
          OTEL_EXPORTER_OTLP_ENDPOINT      where traces, metrics and logs go
          LITTLESHOP_POSTGRES_BIN          the folder with postgres and initdb
        """;
}
