-- How somebody entered a session: by password, by passkey, or through their organisation. Sessions from before have to begin anew.

alter table auth."session" add column "enteredBy" text;
delete from auth."session";
